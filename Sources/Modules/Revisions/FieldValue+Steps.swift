import Domain

/// What steps do to one answer.
extension FieldValue {
    /// - Parameter column: of a table; nil for the answer itself.
    func replacing(option old: String, by new: String, in column: String?) -> FieldValue {
        switch self {
        case .text(old): return .text(new)
        case .choices(let chosen):
            var seen: Set<String> = []
            return .choices(chosen.map { $0 == old ? new : $0 }.filter { seen.insert($0).inserted })
        case .table: return column.map { changing(column: $0) { $0 == old ? new : $0 } } ?? self
        default: return self
        }
    }

    /// A row that has cells in both columns keeps both: the other one is left where it stands.
    func renaming(column old: String, to new: String) -> FieldValue {
        guard case .table(let rows) = self else { return self }
        return .table(
            rows.map { row in
                guard let cell = row[old], row[new]?.isBlank ?? true else { return row }
                var row = row
                row[old] = nil
                row[new] = cell
                return row
            })
    }

    func changing(column: String, _ change: (String) -> String) -> FieldValue {
        guard case .table(let rows) = self else { return self }
        return .table(
            rows.map { row in
                var row = row
                row[column] = row[column].map(change)
                return row
            })
    }

    /// The table without that column, and the cells that were not blank with their row's number, from 1.
    func taking(column: String) -> (kept: FieldValue, cells: [(row: Int, text: String)]) {
        guard case .table(let rows) = self else { return (self, []) }
        var cells: [(row: Int, text: String)] = []
        let kept = rows.enumerated().map { index, row in
            var row = row
            if let cell = row.removeValue(forKey: column), !cell.isBlank { cells.append((index + 1, cell)) }
            return row
        }
        return (.table(kept), cells)
    }

    /// Both answers in one, this one first; nil when one field cannot hold both.
    func followed(by other: FieldValue, asProse: Bool) -> FieldValue? {
        switch (self, other) {
        case (.text(let first), .text(let second)): asProse ? .text("\(first)\n\n\(second)") : nil
        case (.choices(let first), .choices(let second)):
            .choices(first + second.filter { !first.contains($0) })
        case (.materials(let first), .materials(let second)): .materials(first + second)
        case (.table(let first), .table(let second)): .table(first + second)
        case (.files(let first), .files(let second)): .files(first + second)
        case (.photos(let first), .photos(let second)): .photos(first + second)
        default: nil
        }
    }
}

extension Field.Kind {
    /// What of an answer this kind has a place for, and what it has none for.
    func sort(_ value: FieldValue) -> (kept: FieldValue?, left: FieldValue?) {
        guard fits(value) else { return (nil, value) }
        switch (self, value) {
        case (.choice(let options), .text(let chosen)):
            return chosen.isBlank || options.contains { $0.id == chosen } ? (value, nil) : (nil, value)
        case (.choices(let options), .choices(let chosen)):
            let known = Set(options.map(\.id))
            let left = chosen.filter { !known.contains($0) }
            return (.choices(chosen.filter(known.contains)), left.isEmpty ? nil : .choices(left))
        case (_, .table(let rows)):
            let sorted = rows.map(sort)
            let left = sorted.map(\.left).filter { !$0.isEmpty }
            return (.table(sorted.map(\.kept)), left.isEmpty ? nil : .table(left))
        default: return (value, nil)
        }
    }

    private func sort(_ row: [String: String]) -> (kept: [String: String], left: [String: String]) {
        var (kept, left) = (row, [String: String]())
        for (id, cell) in row {
            let kind = columns?.first { $0.id == id }?.kind.asField
            if let kind, kind.sort(.text(cell)).left == nil { continue }
            kept[id] = nil
            if !cell.isBlank { left[id] = cell }
        }
        return (kept, left)
    }

    /// An answer of another kind as this kind holds it, and what it cannot hold.
    /// - Parameter other: the kind that the answer is of; nil when that is not known.
    func taking(_ value: FieldValue, of other: Field.Kind?) -> (kept: FieldValue?, left: FieldValue?) {
        if isProse {
            let lines = AnswerLines(other).lines(value)
            return lines.isEmpty ? (nil, value) : (.text(lines.joined(separator: "\n")), nil)
        }
        switch (self, value) {
        case (.choice, .choices(let chosen)) where !chosen.isEmpty:
            return (.text(chosen[0]), chosen.count == 1 ? nil : .choices(Array(chosen.dropFirst())))
        case (.choices, .text(let chosen)): return (.choices([chosen]), nil)
        default: return fits(value) ? (value, nil) : (nil, value)
        }
    }
}
