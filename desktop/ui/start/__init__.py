"""Where work begins: the start page, the questions of the first start, and choosing a template."""
