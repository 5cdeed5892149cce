"""Pure text: strings in, findings out, each with its words and how sure it is. May import only progress and errors."""
