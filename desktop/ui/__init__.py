"""All of Qt: windows, editors, views, dialogs and their actions."""
