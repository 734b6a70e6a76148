import ModuleKit

/// The formulas of a workbook in words, and what looks like a slip in them.
struct Explanation {
    let book: Book
    private let blocks: [(sheet: Sheet, block: Block)]

    /// Lines that are told at most.
    private static let most = 12
    /// Characters of a line; a formula that needs more is not told, it is named.
    private static let longest = 260

    init(_ book: Book) {
        self.book = book
        blocks = book.sheets.flatMap { sheet in Block.blocks(of: sheet).map { (sheet, $0) } }
    }

    var answer: Answer {
        var answer = Answer()
        answer.facts["formulas"] = .number(Double(book.sheets.reduce(0) { $0 + $1.formulas }))
        let told = told
        if !told.isEmpty {
            answer.facts["in-words"] = .lines(told.prefix(Self.most).map { Words(fr: $0.fr, en: $0.en) })
        }
        if told.count > Self.most { answer.facts["more"] = .number(Double(told.count - Self.most)) }
        if book.isPartial { answer.facts["partial"] = .number(1) }
        for (sheet, block) in blocks {
            Remarks.overwritten(block, in: sheet, &answer)
            Remarks.leftOut(block, in: sheet, &answer)
        }
        for sheet in book.sheets { Remarks.errors(in: sheet, &answer) }
        return answer
    }

    /// One line for each block; copies elsewhere of a formula that was told are not told again.
    private var told: [Phrase] {
        var seen: Set<String> = []
        let isMany = book.sheets.count { $0.formulas > 0 } > 1
        return blocks.compactMap { sheet, block in
            guard seen.insert("\(sheet.name)\n\(block.pattern)").inserted else { return nil }
            let line = line(block, of: sheet)
            return isMany ? Phrase("Feuille \(sheet.name), ", "Sheet \(sheet.name), ") + line : line
        }
    }

    private func line(_ block: Block, of sheet: Sheet) -> Phrase {
        let subject = subject(block, of: sheet)
        let verb = Speech(book: book, sheet: sheet.name).verb(block.formula)
        let isLong = max(verb.fr.unicodeScalars.count, verb.en.unicodeScalars.count) > Self.longest
        let said = isLong ? Self.summary(of: block.formula) : verb
        guard block.isOne else {
            let more = block.formula.references.contains(where: \.moves)
            return subject + Phrase(" : ", ": ") + said
                + (more ? Phrase(", et ainsi de suite", ", and so on") : Phrase(same: ""))
        }
        let begins = ["si ", "if "].contains { said.fr.hasPrefix($0) || said.en.hasPrefix($0) }
        return subject + (begins ? Phrase(" : ", ": ") : Phrase(same: " ")) + said
    }

    /// « C2 à C40 (Total) ».
    private func subject(_ block: Block, of sheet: Sheet) -> Phrase {
        let (first, last) = (block.first.name, block.last.name)
        let cells = block.isOne ? Phrase(same: first) : Phrase("\(first) à \(last)", "\(first) to \(last)")
        guard block.first.column == block.last.column, !block.isOne,
            let heading = sheet.heading(of: block.first.column, above: block.first.row)
        else { return cells }
        return cells + Phrase(same: " (\(heading))")
    }

    private static func summary(of formula: Formula) -> Phrase {
        var seen: Set<String> = []
        let names = formula.functions.filter { seen.insert($0).inserted }.prefix(6).map { Phrase(same: $0) }
        return Phrase("combine plusieurs calculs", "combines several calculations")
            + (names.isEmpty ? Phrase(same: "") : Phrase(list: Array(names)).inBrackets.spaced)
    }
}

extension Phrase {
    fileprivate var spaced: Phrase { Phrase(" \(fr)", " \(en)") }
}
