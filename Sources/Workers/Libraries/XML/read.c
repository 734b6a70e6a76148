#include "CXML.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <string.h>

/// libxml2 looks a prefix up one by one, and at every element: with more namespaces than this it would take for ever.
enum { most_depth = 256, most_spaces = 256 };

typedef struct {
    const cxml_listener *listener;
    xmlParserCtxtPtr parser;
    int depth;
    int deepest;
    /// Namespaces declared by the open elements, in all and by depth.
    int spaces;
    int spaces_at[most_depth + 1];
    cxml_verdict verdict;
} reading;

static void stop(reading *r, cxml_verdict verdict) {
    if (r->verdict == CXML_WELL_FORMED) r->verdict = verdict;
    xmlStopParser(r->parser);
}

static void start(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *space,
                  int declaration_count, const xmlChar **declarations, int attribute_count, int defaulted,
                  const xmlChar **attributes) {
    reading *r = context;
    (void)defaulted;
    if (r->verdict != CXML_WELL_FORMED) return;
    r->spaces += declaration_count;
    if (++r->depth > r->deepest || r->depth > most_depth || r->spaces > most_spaces) {
        stop(r, CXML_TOO_DEEP);
        return;
    }
    r->spaces_at[r->depth] = declaration_count;
    cxml_element element = {
        .name = {(const char *)local, (const char *)prefix, (const char *)space},
        .declarations = (const char *const *)declarations,
        .declaration_count = (size_t)declaration_count,
        .attributes = attributes,
        .attribute_count = (size_t)attribute_count,
    };
    r->listener->start(r->listener->context, &element);
}

cxml_attribute cxml_attribute_at(const cxml_element *element, size_t index) {
    const xmlChar *const *parts = (const xmlChar *const *)element->attributes + 5 * index;
    return (cxml_attribute){
        .name = {(const char *)parts[0], (const char *)parts[1], (const char *)parts[2]},
        .value = parts[3],
        .count = (size_t)(parts[4] - parts[3]),
    };
}

static void end(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *space) {
    reading *r = context;
    if (r->verdict != CXML_WELL_FORMED) return;
    r->spaces -= r->spaces_at[r->depth--];
    cxml_name name = {(const char *)local, (const char *)prefix, (const char *)space};
    r->listener->end(r->listener->context, &name);
}

static void text(void *context, const xmlChar *characters, int count) {
    reading *r = context;
    if (r->verdict == CXML_WELL_FORMED) r->listener->text(r->listener->context, characters, (size_t)count);
}

static void doctype(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
    (void)name, (void)external, (void)system;
    stop(context, CXML_DOCTYPE);
}

/// libxml2 would print; what matters of an error is in the parser's own state.
static void keep_silent(void *context, xmlErrorPtr error) {
    reading *r = context;
    if (error->code == XML_ERR_NO_MEMORY && r->verdict == CXML_WELL_FORMED) r->verdict = CXML_NO_MEMORY;
}

/// Bytes for names. libxml2 looks for a name among all others in too few drawers: of millions it would take for ever.
static const size_t most_names = 1 << 20;

static xmlParserCtxtPtr parser_of(const uint8_t *bytes, size_t count, reading *r) {
    xmlParserCtxtPtr parser = count > INT_MAX ? NULL : xmlCreateMemoryParserCtxt((const char *)bytes, (int)count);
    if (!parser) return NULL;
    memset(parser->sax, 0, sizeof *parser->sax);
    parser->sax->initialized = XML_SAX2_MAGIC;
    parser->sax->startElementNs = start;
    parser->sax->endElementNs = end;
    parser->sax->characters = text;
    parser->sax->ignorableWhitespace = text;
    parser->sax->cdataBlock = text;
    parser->sax->internalSubset = doctype;
    parser->sax->serror = keep_silent;
    // NOENT only makes libxml2 decode &amp; in attributes: there is no DTD that could declare another entity.
    xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC);
    parser->userData = r;
    xmlDictSetLimit(parser->dict, most_names);
    return parser;
}

cxml_verdict cxml_read(const uint8_t *bytes, size_t count, int deepest, const cxml_listener *listener) {
    if (count == 0) return CXML_DAMAGED;
    reading r = {.listener = listener, .deepest = deepest, .verdict = CXML_WELL_FORMED};
    r.parser = parser_of(bytes, count, &r);
    if (!r.parser) return CXML_NO_MEMORY;
    xmlSwitchEncoding(r.parser, XML_CHAR_ENCODING_UTF8);
    xmlParseDocument(r.parser);
    if (r.verdict == CXML_WELL_FORMED && !r.parser->wellFormed) r.verdict = CXML_DAMAGED;
    // A dictionary that is full says that there is no memory. It grows by a multiple of itself.
    if (r.verdict == CXML_NO_MEMORY && xmlDictGetUsage(r.parser->dict) > most_names / 8) r.verdict = CXML_DAMAGED;
    xmlFreeParserCtxt(r.parser);
    return r.verdict;
}
