import ModuleKit

/// What looks like a slip.
///
/// All of it is a hint: only the author knows.
enum Remarks {
    /// Of each kind and sheet that are told one by one.
    private static let most = 3

    private static func place(_ sheet: Sheet, _ place: Place) -> String { "\(sheet.name), \(place.name)" }

    /// A number typed over one of the copies of a formula.
    static func overwritten(_ block: Block, in sheet: Sheet, _ answer: inout Answer) {
        // Two copies with a number between them may be anything.
        guard block.last.row - block.first.row + 1 - block.overwritten.count >= 3 else { return }
        for cell in block.overwritten.prefix(most) {
            answer.hint(
                "overwritten", at: place(sheet, cell),
                Words(
                    fr: "\(cell.name) contient un nombre tapé à la main au milieu d’une colonne de formules "
                        + "(\(block.first.name) à \(block.last.name)).",
                    en: "\(cell.name) holds a number typed by hand in the middle of a column of formulas "
                        + "(\(block.first.name) to \(block.last.name))."),
                mend: Words(
                    fr: "Recopier la formule de la case du dessus, ou dire dans une étape pourquoi ce nombre est fixe.",
                    en: "Copy the formula from the cell above, or say in a step why this number is fixed."))
        }
    }

    /// A sum below a column of numbers that stops before the last of them.
    static func leftOut(_ block: Block, in sheet: Sheet, _ answer: inout Answer) {
        guard block.isOne || block.first.row == block.last.row, case .call("SUM", let arguments) = block.formula,
            arguments.count == 1, case .reference(let range) = arguments[0], range.sheet == nil,
            range.last != nil, range.column == block.first.column, let rows = range.rows, rows.count >= 2,
            rows.upperBound < block.first.row - 1
        else { return }
        let between = (rows.upperBound + 1..<min(block.first.row, rows.upperBound + 40))
            .map { Place(row: $0, column: block.first.column) }
        let missed = between.prefix { sheet.cells[$0]?.value == .number }
        guard let first = missed.first, let last = missed.last, !isTotal(sheet.cells[first]) else { return }
        let isOne = first == last
        let said =
            isOne ? Phrase(same: first.name) : Phrase("\(first.name) à \(last.name)", "\(first.name) to \(last.name)")
        answer.hint(
            "left-out", at: place(sheet, block.first),
            Words(
                fr: "La somme en \(block.first.name) s’arrête à la ligne \(rows.upperBound + 1) et oublie \(said.fr).",
                en: "The sum in \(block.first.name) stops at row \(rows.upperBound + 1) and leaves out \(said.en)."),
            mend: Words(
                fr: "Étendre la somme jusqu’à \(last.name), sauf si c’est voulu.",
                en: "Extend the sum down to \(last.name), unless it is meant to be so."))
    }

    /// Another sum stands there: a subtotal.
    private static func isTotal(_ cell: Sheet.Cell?) -> Bool {
        guard let name = cell?.formula?.functions.first else { return false }
        return ["SUM", "SUBTOTAL", "AVERAGE", "COUNT"].contains(name)
    }

    /// Formulas that show an error, with what that error means.
    ///
    /// That there are errors, and how many, the server says itself.
    static func errors(in sheet: Sheet, _ answer: inout Answer) {
        let broken = sheet.cells.filter { $0.value.hasFormula }.compactMap { place, cell -> (Place, String)? in
            if case .error(let error) = cell.value { return (place, error) }
            return nil
        }
        for (cell, error) in broken.sorted(by: { $0.0 < $1.0 }).prefix(most) {
            let meaning = meaning(of: error)
            answer.hint(
                "error-cell", at: place(sheet, cell),
                Words(
                    fr: "\(cell.name) affiche \(error) : \(meaning.what.fr).",
                    en: "\(cell.name) shows \(error): \(meaning.what.en)."),
                mend: Words(fr: meaning.mend.fr, en: meaning.mend.en))
        }
    }

    private static func meaning(of error: String) -> (what: Phrase, mend: Phrase) {
        let word = error.filter { $0.isLetter }.uppercased()
        switch word {
        case "REF":
            return (
                Phrase("une case dont elle a besoin a été supprimée", "a cell that it needs was deleted"),
                Phrase(
                    "Rétablir la ligne ou la colonne, ou réécrire la formule.",
                    "Restore the row or column, or write the formula again.")
            )
        case "NA", "ND":
            return (
                Phrase("la valeur cherchée n’est pas dans la liste", "the value looked for is not in the list"),
                Phrase(
                    "Compléter la liste, ou prévoir ce cas avec SIERREUR.",
                    "Complete the list, or provide for that case with IFERROR.")
            )
        case "DIV":
            return (
                Phrase("elle divise par zéro ou par une case vide", "it divides by zero or by an empty cell"),
                Phrase(
                    "Remplir la case, ou prévoir ce cas avec SI.", "Fill in the cell, or provide for that case with IF."
                )
            )
        case "NAME", "NOM":
            return (
                Phrase("un nom ou une fonction n’est pas connu", "a name or a function is not known"),
                Phrase("Vérifier l’orthographe de la formule.", "Check the spelling of the formula.")
            )
        case "VALUE", "VALEUR":
            return (
                Phrase("elle calcule avec du texte", "it works with text as if it were a number"),
                Phrase(
                    "Vérifier que les cases nommées contiennent des nombres.",
                    "Check that the cells it names hold numbers.")
            )
        default:
            return (
                Phrase("le calcul n’aboutit pas", "the calculation does not come to an end"),
                Phrase("Vérifier les cases dont elle se sert.", "Check the cells that it uses.")
            )
        }
    }
}
