#ifndef CPDF_H
#define CPDF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A PDF file in memory, as qpdf reads it: hex-escaped names, object streams and encryption with an empty password are
/// undone. No exception ever leaves these functions: what cannot be read is there as `CPDF_NOTHING`.
typedef struct cpdf_file cpdf_file;

typedef enum {
    CPDF_OPEN,
    /// Encrypted with a password that is needed for reading, or in a way that qpdf does not know.
    CPDF_ENCRYPTED,
    CPDF_DAMAGED,
} cpdf_state;

typedef enum {
    CPDF_NOTHING,
    CPDF_NUMBER,
    CPDF_NAME,
    CPDF_STRING,
    CPDF_ARRAY,
    CPDF_DICTIONARY,
    /// Asked for a member it answers for its dictionary.
    CPDF_STREAM,
    CPDF_OTHER,
} cpdf_kind;

/// A value of the file, valid until `cpdf_forget`. 0 is nothing.
typedef uint32_t cpdf_value;

/// From now on, when the stack overflows, `line` is written to descriptor 1 and the process ends with 0: qpdf follows
/// lengths of streams from object to object by calling itself, and no exception comes of that. `line` has to live on.
void cpdf_expect_overflow(const char *line, size_t count);

/// Opens the file in `bytes`, which must outlive it. NULL unless `state` becomes `CPDF_OPEN`. There is no closing: a
/// worker ends with its one file.
cpdf_file *cpdf_open(const uint8_t *bytes, size_t count, cpdf_state *state);

/// Lets go of all objects that were read: qpdf keeps them, at some kilobytes each. False when the file cannot be opened
/// a second time; nothing can be read then.
bool cpdf_renew(cpdf_file *file);

/// Bytes of memory in use by the process, mapped files aside.
size_t cpdf_memory(void);

/// How many indirect objects the file has; more may be found while reading, when it has to be repaired. -1 when the
/// file proves too damaged to tell.
int64_t cpdf_objects(cpdf_file *file);

/// Which dictionaries are wanted, and by whom.
typedef struct {
    void *context;
    void (*visit)(void *context, cpdf_value dictionary);
    /// Keys as in "/S", ended by NULL: a dictionary that has none of them is passed over.
    const char *const *keys;
} cpdf_visitor;

/// Visits the wanted dictionaries of indirect object `index`, at any depth of direct values, a stream's included.
/// Forgets all values after each call. False when the object could not be read to its end.
bool cpdf_visit(cpdf_file *file, size_t index, const cpdf_visitor *visitor);

cpdf_value cpdf_trailer(cpdf_file *file);
cpdf_kind cpdf_kind_of(cpdf_file *file, cpdf_value value);

/// `key` as in "/S". References are followed.
cpdf_value cpdf_member(cpdf_file *file, cpdf_value dictionary, const char *key);

/// Members of an array; 0 for anything else.
size_t cpdf_count(cpdf_file *file, cpdf_value array);
cpdf_value cpdf_item(cpdf_file *file, cpdf_value array, size_t index);

double cpdf_number(cpdf_file *file, cpdf_value value);

/// A name with its slash, or a string in UTF-8, cut to `room` bytes. Returns the bytes written.
size_t cpdf_text(cpdf_file *file, cpdf_value value, char *output, size_t room);

/// Number of the indirect object that `value` is, or 0 for a direct one.
int64_t cpdf_object_number(cpdf_file *file, cpdf_value value);

void cpdf_forget(cpdf_file *file);

#ifdef __cplusplus
}
#endif

#endif
