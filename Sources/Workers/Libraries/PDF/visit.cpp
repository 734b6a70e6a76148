#include "file.hpp"

namespace {

bool is_wanted(const std::string &key, const cpdf_visitor *visitor) {
    for (const char *const *wanted = visitor->keys; *wanted; wanted++) {
        if (key == *wanted) return true;
    }
    return false;
}

void add_direct(std::vector<QPDFObjectHandle> &pending, const QPDFObjectHandle &value) {
    if (!value.isIndirect()) pending.push_back(value);
}

void look_at(cpdf_file *file, QPDFObjectHandle value, std::vector<QPDFObjectHandle> &pending,
             const cpdf_visitor *visitor) {
    if (value.isStream()) value = value.getDict();
    if (value.isArray()) {
        int count = value.getArrayNItems();
        for (int i = 0; i < count; i++) add_direct(pending, value.getArrayItem(i));
    } else if (value.isDictionary()) {
        bool wanted = false;
        for (auto const &member : value.getDictAsMap()) {
            wanted = wanted || is_wanted(member.first, visitor);
            add_direct(pending, member.second);
        }
        if (wanted) visitor->visit(visitor->context, file->keep(value));
        file->values.clear();
    }
}

} // namespace

bool cpdf_visit(cpdf_file *file, size_t index, const cpdf_visitor *visitor) {
    return guarded(false, [&] {
        if (!file->pdf) return false;
        std::vector<QPDFObjectHandle> pending{
            file->reading([&] { return file->pdf->getObjectByObjGen(file->objects.at(index)); })};
        while (!pending.empty()) {
            QPDFObjectHandle value = std::move(pending.back());
            pending.pop_back();
            look_at(file, std::move(value), pending, visitor);
        }
        return !file->broken;
    });
}
