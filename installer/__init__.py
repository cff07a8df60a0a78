"""From a fresh machine to a running program: set-up for developers, and what is built for users."""
