"""The Grid screen: answers beside attributes, a row a comment; and the way to and from other coding programs."""
