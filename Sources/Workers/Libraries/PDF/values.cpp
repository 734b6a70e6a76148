#include "file.hpp"

#include <algorithm>
#include <cstring>

namespace {

QPDFObjectHandle dictionary(QPDFObjectHandle value) { return value.isStream() ? value.getDict() : value; }

cpdf_kind kind(QPDFObjectHandle value) {
    if (value.isNull()) return CPDF_NOTHING;
    if (value.isNumber()) return CPDF_NUMBER;
    if (value.isName()) return CPDF_NAME;
    if (value.isString()) return CPDF_STRING;
    if (value.isArray()) return CPDF_ARRAY;
    if (value.isDictionary()) return CPDF_DICTIONARY;
    return value.isStream() ? CPDF_STREAM : CPDF_OTHER;
}

std::string text(QPDFObjectHandle value) {
    if (value.isName()) return value.getName();
    return value.isString() ? value.getUTF8Value() : std::string();
}

} // namespace

cpdf_value cpdf_trailer(cpdf_file *file) {
    return guarded<cpdf_value>(0, [&] { return file->pdf ? file->keep(file->pdf->getTrailer()) : 0; });
}

cpdf_kind cpdf_kind_of(cpdf_file *file, cpdf_value value) {
    return guarded(CPDF_NOTHING, [&] { return kind(file->at(value)); });
}

cpdf_value cpdf_member(cpdf_file *file, cpdf_value value, const char *key) {
    return guarded<cpdf_value>(0, [&]() -> cpdf_value {
        QPDFObjectHandle members = dictionary(file->at(value));
        if (!members.isDictionary()) return 0;
        QPDFObjectHandle member = file->reading([&] { return members.getKey(key); });
        return member.isNull() ? 0 : file->keep(member);
    });
}

size_t cpdf_count(cpdf_file *file, cpdf_value value) {
    return guarded<size_t>(0, [&]() -> size_t {
        QPDFObjectHandle array = file->at(value);
        return array.isArray() ? static_cast<size_t>(std::max(0, array.getArrayNItems())) : 0;
    });
}

cpdf_value cpdf_item(cpdf_file *file, cpdf_value value, size_t index) {
    return guarded<cpdf_value>(0, [&]() -> cpdf_value {
        QPDFObjectHandle array = file->at(value);
        if (!array.isArray() || index >= static_cast<size_t>(array.getArrayNItems())) return 0;
        return file->keep(file->reading([&] { return array.getArrayItem(static_cast<int>(index)); }));
    });
}

double cpdf_number(cpdf_file *file, cpdf_value value) {
    return guarded(0.0, [&] {
        QPDFObjectHandle number = file->at(value);
        return number.isNumber() ? number.getNumericValue() : 0.0;
    });
}

size_t cpdf_text(cpdf_file *file, cpdf_value value, char *output, size_t room) {
    return guarded<size_t>(0, [&] {
        std::string content = text(file->at(value));
        size_t count = std::min(content.size(), room);
        std::memcpy(output, content.data(), count);
        return count;
    });
}

int64_t cpdf_object_number(cpdf_file *file, cpdf_value value) {
    return guarded<int64_t>(0, [&]() -> int64_t { return file->at(value).getObjectID(); });
}

void cpdf_forget(cpdf_file *file) { file->values.clear(); }
