"""What the tests of the whole stack share: a running site, people who visit it, and the browser that one of them uses."""
