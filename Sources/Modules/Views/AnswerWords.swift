package import Domain

/// Answers in plain words, in one language: on a sheet, in a view, on a printed document, where versions are compared.
package struct AnswerWords: Sendable {
    package let language: Language

    package init(_ language: Language) { self.language = language }

    /// The whole answer, whatever its kind; one line for each item of a list.
    ///
    /// - Parameter field: nil when the type is not installed, or has the field no more: the value is then told as
    ///   stored.
    package func line(_ value: FieldValue, _ field: Field?) -> String {
        switch value {
        case .text(let text): cell(text, field?.kind.asCell)
        case .choices(let ids):
            ids.map { field?.label(ofOption: $0)?.text(in: language) ?? $0 }.joined(separator: ", ")
        case .duration(let amount, let unit): measure(amount, unit)
        case .materials(let materials): materials.map(sentence).joined(separator: "\n")
        case .table(let rows):
            rows.map { row in
                Self.columns(of: rows, field).map { cell(row[$0.id] ?? "", $0.column?.kind) }.joined(separator: " | ")
            }.joined(separator: "\n")
        case .files(let files): files.map(\.name).joined(separator: "\n")
        case .photos(let photos):
            photos.map { $0.alt.isBlank ? say("photo", "photo") : $0.alt }.joined(separator: "\n")
        }
    }

    /// One stored value: with its unit, its label, its month in letters.
    ///
    /// - Parameter kind: nil for what the type does not know: the text as stored.
    package func cell(_ text: String, _ kind: Field.Column.Kind?) -> String {
        guard !text.isBlank else { return "" }
        return switch kind {
        case .boolean?: text == "true" ? say("Oui", "Yes") : say("Non", "No")
        case .choice(let options)?: options.first { $0.id == text }?.label.text(in: language) ?? text
        case .date?: date(text)
        case .number(let unit?, _, _, _)?: measure(text, unit.rawValue)
        default: text
        }
    }

    /// « 24 novembre 2026 » for `2026-11-24`; anything else as it is.
    package func date(_ text: String) -> String {
        guard let date = CalendarDate(text) else { return text }
        let day = language == .french && date.day == 1 ? "1er" : String(date.day)
        return "\(day) \(months[date.month - 1]) \(date.year)"
    }

    /// « 3 heures »; a unit that is not one of ours stays as it is.
    package func measure(_ amount: String, _ unit: String) -> String {
        [amount.droppingBlanks, self.unit(unit, of: amount)].filter { !$0.isBlank }.joined(separator: "\u{a0}")
    }

    func unit(_ unit: String, of amount: String) -> String {
        Unit(rawValue: unit)?.label(for: amount).text(in: language) ?? unit
    }

    private func say(_ french: String, _ english: String) -> String { language == .french ? french : english }

    private var months: [String] {
        switch language {
        case .french:
            [
                "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
                "novembre", "décembre",
            ]
        case .english:
            [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December",
            ]
        }
    }
}

// MARK: - Materials

extension AnswerWords {
    /// « Papier A4, 25 feuilles, facultatif ».
    package func sentence(_ material: Material) -> String {
        [name(of: material), quantity(of: material), material.optional ? say("facultatif", "optional") : nil]
            .compactMap { $0 }.joined(separator: ", ")
    }

    package func name(of material: Material) -> String {
        material.name.isBlank ? say("(sans nom)", "(no name)") : material.name
    }

    /// « 25 feuilles »; nil when nothing was said.
    ///
    /// « 2 » of a thing that is named needs no « pièces ».
    package func quantity(of material: Material) -> String? {
        if material.quantity.isBlank { return nil }
        return material.unit == Unit.piece.rawValue ? material.quantity : measure(material.quantity, material.unit)
    }
}

// MARK: - Tables

extension AnswerWords {
    /// A column that the type has, or that only stored rows know.
    package struct Column: Sendable {
        package let id: String
        /// Nil when the type does not have it.
        package let column: Field.Column?
    }

    /// The columns of the type, then those that only the rows know.
    package static func columns(of rows: [[String: String]], _ field: Field?) -> [Column] {
        let known = field?.kind.columns ?? []
        let others = Set(rows.flatMap(\.keys)).subtracting(known.map(\.id)).sorted()
        return known.map { Column(id: $0.id, column: $0) } + others.map { Column(id: $0, column: nil) }
    }
}

extension Field.Kind {
    /// Of a table or a group; nil for any other kind.
    package var columns: [Field.Column]? {
        switch self {
        case .table(let columns, _), .group(let columns, _): columns
        default: nil
        }
    }

    /// The kind of cell that holds the same answer.
    fileprivate var asCell: Field.Column.Kind? {
        switch self {
        case .boolean: .boolean
        case .choice(let options): .choice(options)
        case .date: .date
        case .number(let unit, let integer, let min, let max): .number(unit: unit, integer: integer, min: min, max: max)
        default: nil
        }
    }
}

extension String {
    /// Without white space at both ends.
    fileprivate var droppingBlanks: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
