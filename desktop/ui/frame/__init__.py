"""What surrounds every screen: menu bar, rail, toolbar, banners and status bar."""
