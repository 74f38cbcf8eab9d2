#include <gumbo.h>
#include <string.h>

// Gumbo's texts end with NUL; the C library measures them faster than Swift does.
static inline size_t gumbo_text_length(const char *text) { return strlen(text); }
