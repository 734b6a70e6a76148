import Domain
import Foundation

/// Writes typed amounts in another unit of the same kind.
struct UnitConversion {
    let from: Unit
    let to: Unit

    /// - Parameter column: of a table, when the amounts are in its cells.
    /// - Returns: the value with its amounts in the new unit, and in words those that could not be written in it
    ///   exactly: they would otherwise mean something else without a word.
    func apply(to value: FieldValue, column: String?) -> (value: FieldValue, left: [String]) {
        var left: [String] = []
        func amount(_ text: String, before: String = "") -> String {
            let (converted, isExact) = converted(text)
            if !isExact { left.append("\(before)\(text) \(from.label(for: text).fr)") }
            return converted
        }
        switch value {
        case .text(let text): return (.text(amount(text)), left)
        case .duration(let text, from.rawValue): return (.duration(amount: amount(text), unit: to.rawValue), left)
        case .materials(let materials):
            let converted = materials.map { material in
                guard material.unit == from.rawValue else { return material }
                var material = material
                material.quantity = amount(material.quantity, before: "\(material.name)\u{a0}: ")
                material.unit = to.rawValue
                return material
            }
            return (.materials(converted), left)
        case .table where column != nil: return (value.changing(column: column ?? "") { amount($0) }, left)
        default: return (value, [])
        }
    }

    /// With the decimal sign that was typed, a comma where there was none; empty when it is no number.
    private func converted(_ text: String) -> (text: String, isExact: Bool) {
        guard !text.isBlank else { return (text, true) }
        guard let number = TypedNumber(text), let factor = from.factor(to: to) else { return ("", false) }
        let exact = number.value * factor
        let fine = rounded(exact, to: 1e6)
        let isExact = abs(fine - exact) <= abs(exact) * 1e-12
        let value = isExact ? fine : rounded(exact, to: 100)
        let written = write(value, pointed: text.contains("."))
        guard value != 0 || exact == 0, TypedNumber(written) != nil else { return ("", false) }
        return (written, isExact)
    }

    private func rounded(_ value: Double, to places: Double) -> Double { (value * places).rounded() / places }

    private func write(_ value: Double, pointed: Bool) -> String {
        var text = String(format: "%.6f", value)
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return pointed ? text : text.replacingOccurrences(of: ".", with: ",")
    }
}
