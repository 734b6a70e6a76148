import CPDF

/// A value of a PDF file, valid until the file forgets it.
struct PDFValue {
    let file: OpaquePointer
    let value: cpdf_value

    var kind: cpdf_kind { cpdf_kind_of(file, value) }
    var isThere: Bool { kind != CPDF_NOTHING }
    var number: Double? { kind == CPDF_NUMBER ? cpdf_number(file, value) : nil }
    var objectNumber: Int { Int(cpdf_object_number(file, value)) }

    /// - Parameter key: as in `/S`. References are followed.
    subscript(_ key: StaticString) -> PDFValue {
        let found = key.utf8Start.withMemoryRebound(to: CChar.self, capacity: key.utf8CodeUnitCount + 1) {
            cpdf_member(file, value, $0)
        }
        return PDFValue(file: file, value: found)
    }

    subscript(_ index: Int) -> PDFValue { PDFValue(file: file, value: cpdf_item(file, value, index)) }

    var count: Int { cpdf_count(file, value) }

    /// A name without its slash.
    var name: String? { kind == CPDF_NAME ? String(text.dropFirst()) : nil }
    /// A string's text.
    var string: String? { kind == CPDF_STRING ? text : nil }

    private var text: String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { room in
            let count = cpdf_text(file, value, room.baseAddress, room.count)
            return room.prefix(count).withMemoryRebound(to: UInt8.self) { String(decoding: $0, as: UTF8.self) }
        }
    }
}
