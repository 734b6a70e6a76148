import WorkerKit

/// The check of a CSV file.
///
/// Formulas in it are text: nothing computes them but the program that opens the file.
struct CSVCheck {
    let report: Report

    /// - Throws: `CSVText.Fault` when the file is no text that can be read.
    func run(_ file: Bytes) throws(CSVText.Fault) {
        let reader = CSVReader(try CSVText(file).utf8)
        report.type = "csv"
        let watch = TableWatch(report)
        watch.open(sheet: "")
        reader.read { field, place in
            if Self.isDDE(field) { report.refuse(.csvFormula, [("cell", .text(place.name))]) }
            if watch.isPreviewed(place) { watch.show(field.string, at: place) }
            watch.see(Self.value(of: field), formula: nil, at: place)
        }
        watch.close()
        watch.finish()
    }

    /// `=program|'arguments'!item` starts a program when Excel opens the file.
    static func isDDE(_ field: Lent) -> Bool {
        guard let start = field.bytes.firstIndex(where: { $0 != 0x20 }),
            field.bytes[start].isAny(of: "=+-@\t\r"),
            let bar = field.bytes[start...].firstIndex(of: 0x7c)
        else { return false }
        return field.bytes[bar...].contains(0x21)
    }

    /// A number when it reads like one: with a 0 in front it is a text, as phone numbers are.
    static func value(of field: Lent) -> CellValue {
        guard let first = field.bytes.first, field.count <= 20, first.isDigit || first == 0x2d,
            first != 0x30 || field.count == 1 || field.bytes[1] == 0x2e || field.bytes[1] == 0x2c,
            field.bytes.allSatisfy({ $0.isDigit || $0.isAny(of: "-+.,eE") }),
            let number = Double(String(field.string.map { $0 == "," ? "." : $0 }))
        else { return .text(field, nil) }
        return .number(number)
    }
}
