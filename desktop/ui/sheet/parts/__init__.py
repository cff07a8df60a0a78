"""The texts around the body, edited where they stand: head, recipients, signature, copy."""
