"""Lists of documents: the model, how a row is painted, and the screen "Văn bản" with its bin."""
