/// The figures that keep a document printable.
///
/// Refusals name them.
package enum DocumentLimits {
    package static let documents = 8
    package static let parameters = 8
    package static let styles = 40
    package static let words = 40
    /// Tickets, cards, labels of one document.
    package static let cells = 2_000
    package static let sheets = 200
    /// Millimetres of a cell's side: below this nothing can be cut or read.
    static let smallestCell = 5.0
    /// Millimetres of the longest page of a roll.
    static let longestPage = 1_000.0
    static let margins = 0.0...50.0
    /// Digits of a number, leading zeros included.
    static let digits = 1...9
    /// The largest number of a range.
    static let largestNumber = 999_999_999.0
    /// Millimetres of what a style may set.
    static let lengths = -500.0...500.0
}
