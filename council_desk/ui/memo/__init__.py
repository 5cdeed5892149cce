"""The memo screen. (Being written right now by a second founder, ui-2: the window's founder only wires it in.)"""
