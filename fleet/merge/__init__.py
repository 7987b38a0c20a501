"""Three-way merging: of one JSON value, of two trees by path, and git's merge driver over both."""
