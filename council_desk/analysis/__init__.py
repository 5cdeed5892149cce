"""Pure text: strings in, findings out, each with the words behind it and how sure it is. May import only progress and errors."""
