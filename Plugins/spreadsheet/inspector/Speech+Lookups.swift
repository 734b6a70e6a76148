/// Fetching something from a list.
extension Speech {
    /// `VLOOKUP` and its kin: « va chercher « Prix » dans la feuille « Tarifs », à la ligne qui correspond à B2 ».
    func lookup(_ name: String, _ arguments: [Formula], asNoun: Bool = false) -> Phrase? {
        found(name, arguments).map { asNoun ? $0 : Phrase("va chercher ", "looks up ") + $0 }
    }

    private func found(_ name: String, _ arguments: [Formula]) -> Phrase? {
        switch (name, arguments.count) {
        case ("VLOOKUP", 3...4):
            guard case .reference(let table) = arguments[1] else { return nil }
            let isNear = arguments.count == 3 || [.flag(true), .number("1")].contains(arguments[3])
            return fetch(arguments[0], column(arguments[2], of: table), from: table)
                + (isNear ? Phrase(" (ou juste en dessous)", " (or just below)") : Phrase(same: ""))
        case ("HLOOKUP", 3...4):
            guard case .reference(let table) = arguments[1] else { return nil }
            return Phrase("la ligne ", "row ") + noun(arguments[2]) + place(of: table)
                + Phrase(", dans la colonne qui correspond ", ", in the column that matches ")
                + Phrase(noun(arguments[0]).to.fr, noun(arguments[0]).en)
        case ("XLOOKUP", 3...):
            guard case .reference(let table) = arguments[2] else { return nil }
            let instead = arguments.count > 3 && arguments[3] != .nothing ? verb(arguments[3]) : nil
            return fetch(arguments[0], table.column, from: table)
                + (instead.map { Phrase(" ; sinon, \($0.fr)", "; otherwise, \($0.en)") } ?? Phrase(same: ""))
        case ("INDEX", 2):
            guard case .reference(let table) = arguments[0] else { return nil }
            return index(table, arguments[1])
        default: return nil
        }
    }

    private func index(_ table: Reference, _ row: Formula) -> Phrase {
        if case .call("MATCH", let match) = row, match.count >= 2 { return fetch(match[0], table.column, from: table) }
        return Phrase("la case n° ", "cell no. ") + noun(row) + cells(table).withOf
    }

    /// From 0, of the sheet; nil when that is worked out.
    private func column(_ number: Formula, of table: Reference) -> Int? {
        guard case .number(let text) = number, let number = Int(text), number > 0, let first = table.first.column else {
            return nil
        }
        return first + number - 1
    }

    private func fetch(_ key: Formula, _ column: Int?, from table: Reference) -> Phrase {
        let heading = column.flatMap { book.heading(of: $0, above: table, from: sheet) }
        let what =
            heading.map(Phrase.init(quoted:)) ?? column.map { column in
                let letters = Place.letters(column)
                return Phrase("la colonne \(letters)", "column \(letters)")
            } ?? Phrase("une valeur", "a value")
        return what + place(of: table)
            + Phrase(", à la ligne qui correspond \(noun(key).to.fr)", ", on the row that matches \(noun(key).en)")
    }

    private func place(of table: Reference) -> Phrase {
        if table.sheet == "…" { return Phrase(" dans un autre classeur", " in another workbook") }
        guard let sheet = table.sheet, sheet != self.sheet else {
            return Phrase(" dans ", " in ") + cells(table)
        }
        return Phrase(" dans la feuille ", " in the sheet ") + Phrase(quoted: sheet)
    }
}

extension Phrase {
    fileprivate var withOf: Phrase { Phrase(" \(of.fr)", " \(of.en)") }
}
