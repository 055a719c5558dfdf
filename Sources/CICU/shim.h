#pragma once
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uset.h>
#include <unicode/utrans.h>

// ICU renames each function by a macro (u_charType is u_charType_72), which Swift cannot see through:
// these wrappers have the same name whatever the version of ICU.

static inline const UNormalizer2 *credit_nfkc_casefold(void) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFKCCasefoldInstance(&status);
    return U_SUCCESS(status) ? normalizer : NULL; // A singleton of ICU: never freed by us.
}

// Length of the result, also when it is more than `capacity`; -1 on failure.
static inline int32_t credit_normalize(const UNormalizer2 *normalizer, const UChar *source, int32_t length,
                                       UChar *target, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t needed = unorm2_normalize(normalizer, source, length, target, capacity, &status);
    return U_SUCCESS(status) || status == U_BUFFER_OVERFLOW_ERROR ? needed : -1;
}

static inline int32_t credit_has_boundary_before(const UNormalizer2 *normalizer, UChar32 scalar) {
    return unorm2_hasBoundaryBefore(normalizer, scalar) ? 1 : 0;
}

// Letters, marks, numbers, private use and unassigned; not controls, formats, punctuation, symbols, separators.
static inline int32_t credit_belongs_to_name(UChar32 scalar) {
    const uint32_t kept = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK | U_GC_CO_MASK | U_GC_CN_MASK;
    return (U_MASK(u_charType(scalar)) & kept) != 0 ? 1 : 0;
}

// The caller closes it with credit_close_transliterator; NULL on failure.
static inline UTransliterator *credit_open_transliterator(const UChar *identifier, int32_t length) {
    UErrorCode status = U_ZERO_ERROR;
    UTransliterator *transliterator =
        utrans_openU(identifier, length, UTRANS_FORWARD, NULL, 0, NULL, &status);
    return U_SUCCESS(status) ? transliterator : NULL;
}

static inline void credit_close_transliterator(UTransliterator *transliterator) { utrans_close(transliterator); }

// Transliterates `text` in place; the new length, or -1 on failure.
static inline int32_t credit_transliterate(const UTransliterator *transliterator, UChar *text, int32_t length,
                                           int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t limit = length;
    utrans_transUChars(transliterator, text, &length, capacity, 0, &limit, &status);
    return U_SUCCESS(status) ? length : -1;
}

// All scalars that the transliterator may change; the caller closes the set. NULL on failure.
static inline USet *credit_source_set(const UTransliterator *transliterator) {
    UErrorCode status = U_ZERO_ERROR;
    USet *set = utrans_getSourceSet(transliterator, false, NULL, &status);
    return U_SUCCESS(status) ? set : NULL;
}

static inline int32_t credit_set_size(const USet *set) { return uset_size(set); }
static inline UChar32 credit_set_scalar(const USet *set, int32_t index) { return uset_charAt(set, index); }
static inline void credit_close_set(USet *set) { uset_close(set); }
