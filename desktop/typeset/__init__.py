"""From a document and a standard to pages: compose (what), layout (where), pdf (ink)."""
