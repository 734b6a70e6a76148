/// Two texts compared word by word.
enum WordDiff {
    private enum Change { case same, removed, added }

    /// Cells of the table of lengths: beyond it the middle parts are given as a whole, old then new.
    private static let largest = 2_000_000

    /// `new` with `<ins>` around what `old` had not, and `<del>` around what is gone.
    ///
    /// All typed text is escaped.
    /// - Complexity: O(words of old × words of new) after the common beginning and end are set aside.
    static func html(from old: String, to new: String) -> TrustedHTML {
        let (left, right) = (words(old), words(new))
        var start = 0
        while start < min(left.count, right.count), left[start] == right[start] { start += 1 }
        var end = 0
        while end < min(left.count, right.count) - start, left[left.count - 1 - end] == right[right.count - 1 - end] {
            end += 1
        }
        var changes: [(Change, Substring)] = left[..<start].map { (.same, $0) }
        changes += middle(Array(left[start..<(left.count - end)]), Array(right[start..<(right.count - end)]))
        changes += right[(right.count - end)...].map { (.same, $0) }
        return TrustedHTML(trusting: markup(changes))
    }

    /// Words, and the white space between them, one by one.
    private static func words(_ text: String) -> [Substring] {
        var words: [Substring] = []
        var start = text.startIndex
        var index = start
        while index < text.endIndex {
            let next = text.index(after: index)
            if next == text.endIndex || text[index].isWhitespace || text[next].isWhitespace {
                words.append(text[start..<next])
                start = next
            }
            index = next
        }
        return words
    }

    private static func middle(_ left: [Substring], _ right: [Substring]) -> [(Change, Substring)] {
        guard !left.isEmpty, !right.isEmpty, left.count * right.count <= largest else {
            return left.map { (.removed, $0) } + right.map { (.added, $0) }
        }
        let width = right.count + 1
        // Longest common part of what follows each pair of places.
        var lengths = [Int32](repeating: 0, count: (left.count + 1) * width)
        for row in stride(from: left.count - 1, through: 0, by: -1) {
            for column in stride(from: right.count - 1, through: 0, by: -1) {
                lengths[row * width + column] =
                    left[row] == right[column]
                    ? lengths[(row + 1) * width + column + 1] + 1
                    : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
            }
        }
        var changes: [(Change, Substring)] = []
        var (row, column) = (0, 0)
        while row < left.count, column < right.count {
            if left[row] == right[column] {
                changes.append((.same, right[column]))
                (row, column) = (row + 1, column + 1)
            } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
                changes.append((.removed, left[row]))
                row += 1
            } else {
                changes.append((.added, right[column]))
                column += 1
            }
        }
        return changes + left[row...].map { (.removed, $0) } + right[column...].map { (.added, $0) }
    }

    /// Neighbours that changed in the same way share one element; line ends are kept as `<br>`.
    private static func markup(_ changes: [(Change, Substring)]) -> String {
        var html = ""
        var open = Change.same
        for (change, word) in changes {
            if change != open {
                html += closing(open) + opening(change)
                open = change
            }
            html += word == "\n" ? "<br>" : TrustedHTML.escape(String(word))
        }
        return html + closing(open)
    }

    private static func opening(_ change: Change) -> String {
        switch change {
        case .same: ""
        case .removed: "<del>"
        case .added: "<ins>"
        }
    }

    private static func closing(_ change: Change) -> String {
        switch change {
        case .same: ""
        case .removed: "</del>"
        case .added: "</ins>"
        }
    }
}
