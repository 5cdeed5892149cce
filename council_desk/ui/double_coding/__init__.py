"""Double coding: two people code the same sample blind, see where they agree, and settle where they differ."""
