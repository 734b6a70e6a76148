/// What a document is printed on.
package enum Paper: String, Sendable, CaseIterable {
    case a3, a4, a5
    /// The roll of a receipt printer, 80 mm wide: each thing is a page as long as it is.
    case roll80

    /// Millimetres, upright; nil for the length of a roll.
    var size: (width: Double, height: Double?) {
        switch self {
        case .a3: (297, 420)
        case .a4: (210, 297)
        case .a5: (148, 210)
        case .roll80: (80, nil)
        }
    }

    /// What such a printer leaves white of its own accord, in millimetres.
    var usualMargin: Double { self == .roll80 ? 4 : 8 }
}

/// Which way a sheet is laid.
package enum Orientation: String, Sendable, CaseIterable {
    case portrait, landscape
    /// The way that takes more to a sheet; portrait when both take as many.
    case best
}
