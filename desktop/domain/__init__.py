"""Values and rules of official documents. Imports nothing but the standard library."""
