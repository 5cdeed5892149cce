"""The Campaigns screen: the template once, then only what each writer added or changed."""
