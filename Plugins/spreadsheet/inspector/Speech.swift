/// Says what a formula does, in words that somebody understands who never wrote one.
struct Speech {
    /// Where the headings are found that lookups are told by.
    let book: Book
    /// The sheet that the formula stands in.
    let sheet: String

    // MARK: - As a verb

    /// What the cell does: « additionne B2 à B11 ».
    func verb(_ formula: Formula) -> Phrase {
        switch formula {
        case .call(let name, let arguments): call(name, arguments)
        case .binary(let sign, let left, let right): operation(sign, left, right)
        case .reference, .name: Phrase("reprend ", "repeats ") + noun(formula)
        case .negative(let inner): Phrase("donne l’opposé ", "gives the opposite ") + noun(inner).of
        case .error(let error): Phrase("affiche l’erreur \(error)", "shows the error \(error)")
        case .constants: Phrase("contient une liste de valeurs", "holds a list of values")
        case .text(""): Phrase("reste vide", "stays empty")
        case .flag, .number, .text, .percent, .nothing: Phrase("affiche ", "shows ") + noun(formula)
        }
    }

    private func call(_ name: String, _ arguments: [Formula]) -> Phrase {
        if let special = choice(name, arguments) ?? counting(name, arguments) ?? lookup(name, arguments) {
            return special
        }
        if name == "CONCATENATE" || name == "CONCAT" { return joining(arguments) }
        if name == "TEXTJOIN", arguments.count > 2 { return joining(Array(arguments.dropFirst(2))) }
        if Self.tests.contains(name) {
            return Phrase("indique si ", "tells whether ") + condition(.call(name, arguments))
        }
        if name == "SUBTOTAL" || name == "AGGREGATE" { return subtotal(name, arguments) }
        let said = arguments.map(noun)
        if let entry = FunctionWords.entry(name, arguments: arguments.count) {
            return FunctionWords.fill(entry.verb, said)
        }
        let on = arguments.isEmpty ? Phrase("", "") : Phrase(" sur ", " on ") + Phrase(list: said)
        return Phrase("utilise la fonction \(name)", "uses the function \(name)") + on
    }

    private func subtotal(_ name: String, _ arguments: [Formula]) -> Phrase {
        guard case .number(let kind)? = arguments.first, let number = Int(kind), arguments.count > 1 else {
            return Phrase("calcule un sous-total", "works out a subtotal")
        }
        let rest = arguments.dropFirst(name == "AGGREGATE" ? 2 : 1)
        let function = [1: "AVERAGE", 2: "COUNT", 3: "COUNTA", 4: "MAX", 5: "MIN", 9: "SUM"][number % 100] ?? "SUM"
        return verb(.call(function, Array(rest))) + Phrase(", lignes affichées seulement", ", visible rows only")
    }

    // MARK: - As a noun

    /// What the formula is: « la somme de B2 à B11 ».
    func noun(_ formula: Formula) -> Phrase {
        switch formula {
        case .number(let number): Self.number(number)
        case .text(""): Phrase("rien", "nothing")
        case .text(let text): Phrase(quoted: text)
        case .flag(let flag): flag ? Phrase("VRAI", "TRUE") : Phrase("FAUX", "FALSE")
        case .error(let error): Phrase(same: error)
        case .reference(let reference): cells(reference)
        case .name(let name): Phrase(quoted: name)
        case .call(let name, let arguments): nounOfCall(name, arguments)
        case .binary(let sign, let left, let right):
            sign.compares ? condition(formula) : symbols(sign, left, right)
        case .negative(let inner): Phrase(same: "−") + part(inner, 6)
        case .percent(let inner): part(inner, 6) + Phrase(" %", "%")
        case .constants: Phrase("une liste de valeurs", "a list of values")
        case .nothing: Phrase("rien", "nothing")
        }
    }

    private func nounOfCall(_ name: String, _ arguments: [Formula]) -> Phrase {
        if let special = choiceNoun(name, arguments) ?? counting(name, arguments, asNoun: true)
            ?? lookup(name, arguments, asNoun: true)
        {
            return special
        }
        let said = arguments.map(noun)
        if let entry = FunctionWords.entry(name, arguments: arguments.count) {
            return FunctionWords.fill(entry.noun, said)
        }
        if Self.tests.contains(name) { return condition(.call(name, arguments)) }
        if ["CONCATENATE", "CONCAT"].contains(name) { return Phrase(list: said) }
        return Phrase("le résultat de la fonction \(name)", "the result of the function \(name)")
    }

    static func number(_ text: String) -> Phrase { Phrase(text.replacing(".", with: ","), text) }

    /// « B2 à B11 de la feuille « Tarifs » ».
    func cells(_ reference: Reference) -> Phrase {
        let plain = Self.plain(reference)
        guard let sheet = reference.sheet, sheet != self.sheet else { return plain }
        if sheet == "…" { return plain + Phrase(" d’un autre classeur", " of another workbook") }
        return plain + Phrase(" de la feuille ", " of the sheet ") + Phrase(quoted: sheet)
    }

    private static func plain(_ reference: Reference) -> Phrase {
        let (first, last) = (reference.first, reference.last ?? reference.first)
        switch (first.row, first.column) {
        case (let row?, let column?):
            let start = Place(row: row, column: column).name
            guard let end = last.row, let side = last.column, end != row || side != column else {
                return Phrase(same: start)
            }
            let stop = Place(row: end, column: side).name
            return Phrase("\(start) à \(stop)", "\(start) to \(stop)")
        case (nil, let column?):
            let (start, end) = (Place.letters(column), Place.letters(last.column ?? column))
            return start == end
                ? Phrase("la colonne \(start)", "column \(start)")
                : Phrase("les colonnes \(start) à \(end)", "columns \(start) to \(end)")
        case (let row?, nil):
            let end = (last.row ?? row) + 1
            return end == row + 1
                ? Phrase("la ligne \(end)", "row \(end)")
                : Phrase("les lignes \(row + 1) à \(end)", "rows \(row + 1) to \(end)")
        default: return Phrase(same: "…")
        }
    }
}
