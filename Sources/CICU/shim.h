#include <unicode/unorm2.h>
#include <unicode/uspoof.h>

// ICU's functions are macros that add the library's version to the name, which Swift does not import.

static inline const UNormalizer2 *martlet_nfc(UErrorCode *status) { return unorm2_getNFCInstance(status); }

static inline const UNormalizer2 *martlet_nfkc_casefold(UErrorCode *status) {
    return unorm2_getNFKCCasefoldInstance(status);
}

static inline int32_t martlet_normalize(
    const UNormalizer2 *form, const UChar *text, int32_t length, UChar *output, int32_t capacity, UErrorCode *status) {
    return unorm2_normalize(form, text, length, output, capacity, status);
}

static inline USpoofChecker *martlet_spoof_open(UErrorCode *status) { return uspoof_open(status); }

static inline int32_t martlet_spoof_skeleton(
    const USpoofChecker *checker, const UChar *text, int32_t length, UChar *output, int32_t capacity,
    UErrorCode *status) {
    return uspoof_getSkeleton(checker, 0, text, length, output, capacity, status);
}
