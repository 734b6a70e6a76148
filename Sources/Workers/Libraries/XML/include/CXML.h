#ifndef CXML_H
#define CXML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// A name and what it belongs to. Texts end with a zero; `prefix` and `space` may be NULL.
typedef struct {
    const char *local;
    const char *_Nullable prefix;
    const char *_Nullable space;
} cxml_name;

typedef struct {
    cxml_name name;
    /// Not ended by a zero.
    const uint8_t *value;
    size_t count;
} cxml_attribute;

/// A start tag. Everything in it is valid during the call only.
typedef struct {
    cxml_name name;
    /// Pairs of a prefix, which may be NULL, and a namespace.
    const char *_Nullable const *_Nullable declarations;
    size_t declaration_count;
    /// What the parser hands over, five pointers each; see `cxml_attribute_at`.
    const void *_Nullable attributes;
    size_t attribute_count;
} cxml_element;

cxml_attribute cxml_attribute_at(const cxml_element *element, size_t index);

/// Told what is read, in order.
typedef struct {
    void *context;
    void (*start)(void *context, const cxml_element *element);
    void (*end)(void *context, const cxml_name *name);
    void (*text)(void *context, const uint8_t *text, size_t count);
} cxml_listener;

typedef enum {
    CXML_WELL_FORMED,
    CXML_DAMAGED,
    /// There is a document type declaration; reading stopped there.
    CXML_DOCTYPE,
    /// Elements are nested deeper than allowed, or declare more namespaces than anybody needs.
    CXML_TOO_DEEP,
    CXML_NO_MEMORY,
} cxml_verdict;

/// Reads a document in UTF-8, whatever its declaration says. Nothing is loaded, there are no entities but the five of
/// XML, and libxml2's own limits hold.
cxml_verdict cxml_read(const uint8_t *_Nullable text, size_t count, int deepest, const cxml_listener *listener);

#pragma clang assume_nonnull end

#endif
