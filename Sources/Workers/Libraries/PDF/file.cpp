#include "file.hpp"

#include <malloc.h>
#include <qpdf/QPDFExc.hh>

static std::unique_ptr<char[]> reserve;

void keep_reserve() { reserve = std::make_unique<char[]>(4 << 20); }
void release_reserve() noexcept { reserve.reset(); }

void cpdf_file::open() {
    values.clear();
    pdf.reset();
    auto fresh = std::make_unique<QPDF>();
    fresh->setSuppressWarnings(true);
    fresh->processMemoryFile("document", reinterpret_cast<const char *>(bytes), count, "");
    pdf = std::move(fresh);
}

static bool tells_absence(const std::string &warning) {
    static const char *const absences[] = {
        "object has offset 0",          "file is damaged", "Attempting to reconstruct cross-reference table",
        "not found in file after regen", "empty object",    "expected n n obj",
    };
    for (const char *absence : absences) {
        if (warning.find(absence) != std::string::npos) return true;
    }
    // "expected 7 0 obj"
    return warning.rfind("expected ", 0) == 0 && warning.find(" obj") != std::string::npos;
}

bool cpdf_file::is_only_absent() {
    if (!pdf->anyWarnings()) return true;
    for (auto const &warning : pdf->getWarnings()) {
        if (!tells_absence(warning.getMessageDetail())) return false;
    }
    return true;
}

static bool is_about_encryption(const QPDFExc &error) {
    return error.getErrorCode() == qpdf_e_password || error.getErrorCode() == qpdf_e_unsupported;
}

cpdf_file *cpdf_open(const uint8_t *bytes, size_t count, cpdf_state *state) {
    *state = CPDF_DAMAGED;
    try {
        keep_reserve();
        auto file = std::make_unique<cpdf_file>();
        file->bytes = bytes;
        file->count = count;
        file->open();
        *state = CPDF_OPEN;
        return file.release();
    } catch (const QPDFExc &error) {
        if (is_about_encryption(error)) *state = CPDF_ENCRYPTED;
    } catch (...) {
        release_reserve();
    }
    return nullptr;
}

bool cpdf_renew(cpdf_file *file) {
    return guarded(false, [&] {
        file->open();
        return true;
    });
}

size_t cpdf_memory(void) {
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

int64_t cpdf_objects(cpdf_file *file) {
    return guarded<int64_t>(-1, [&]() -> int64_t {
        if (!file->pdf) return -1;
        for (auto const &entry : file->pdf->getXRefTable()) {
            if (file->known.insert(entry.first).second) file->objects.push_back(entry.first);
        }
        return static_cast<int64_t>(file->objects.size());
    });
}
