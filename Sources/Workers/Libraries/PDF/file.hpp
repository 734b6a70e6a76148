#ifndef CPDF_FILE_HPP
#define CPDF_FILE_HPP

#include "CPDF.h"

// The headers of qpdf 11 ask for it: plain std::shared_ptr instead of its own pointer type.
#define POINTERHOLDER_TRANSITION 4
#include <memory>
#include <new>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <utility>
#include <vector>

struct cpdf_file {
    const uint8_t *bytes;
    size_t count;
    std::unique_ptr<QPDF> pdf;
    /// In the order in which they were found.
    std::vector<QPDFObjGen> objects;
    std::set<QPDFObjGen> known;
    /// What `cpdf_value` counts, from 1.
    std::vector<QPDFObjectHandle> values;
    /// Something could not be read that another reader may be able to read.
    bool broken = false;

    void open();

    /// Runs `look`, which reads an object, and takes note when that object is there and cannot be read: nested too deeply,
    /// for example, or in an object stream that is too large. Such a thing could hide anything.
    template <typename Look>
    QPDFObjectHandle reading(Look look) {
        // qpdf keeps every warning; asking for them makes it forget them.
        if (pdf->anyWarnings()) pdf->getWarnings();
        QPDFObjectHandle value = look();
        if (value.isNull() && !is_only_absent()) broken = true;
        return value;
    }

    /// True when all that qpdf has to complain about is that an object is not in the file.
    bool is_only_absent();

    cpdf_value keep(QPDFObjectHandle value) {
        values.push_back(std::move(value));
        return static_cast<cpdf_value>(values.size());
    }

    QPDFObjectHandle at(cpdf_value value) const {
        return value == 0 || value > values.size() ? QPDFObjectHandle::newNull() : values[value - 1];
    }
};

/// Memory kept back for the answer, in case a file uses up all the rest: Swift ends the process where C++ throws.
void keep_reserve();
void release_reserve() noexcept;

/// Runs `body`; any exception, lack of memory included, becomes `otherwise`.
template <typename Result, typename Body>
Result guarded(Result otherwise, Body body) noexcept {
    try {
        return body();
    } catch (const std::bad_alloc &) {
        release_reserve();
    } catch (...) {
    }
    return otherwise;
}

#endif
