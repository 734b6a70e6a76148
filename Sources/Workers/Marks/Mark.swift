/// One thing that an author drew on a photo.
///
/// Places are in ten-thousandths of the width or height of the picture as it is seen upright and uncropped.
package enum Mark {
    package struct Spot {
        package let x: Int
        package let y: Int
    }

    /// May reach over the picture's edge; what lies beyond is nothing.
    package struct Box {
        package let x: Int
        package let y: Int
        package let width: Int
        package let height: Int
    }

    /// Hides what is in the box for good.
    case blur(Box)
    case arrow(from: Spot, to: Spot, MarkColour)
    case circle(Box, MarkColour)
    /// A disc around the spot, with a number of one or two digits.
    case number(Spot, Int, MarkColour)
    /// One line of Unicode scalars, its top left corner at the spot for who reads it: upright in the turned picture.
    case text(Spot, MarkColour, [UInt32])
}

/// All that is to be done to a photo, in the order in which it is done.
package struct Marks {
    /// Besides the crop and the turn.
    private static let most = 60

    package private(set) var drawn: [Mark] = []
    package private(set) var crop: Mark.Box?
    /// Clockwise, 0...3.
    package private(set) var quarterTurns = 0

    /// Reads marks as the server writes them: `arrow:100,200,3000,4000,red`.
    ///
    /// Nil when one of them is malformed.
    package init?(_ arguments: some Collection<String>) {
        for argument in arguments {
            guard add(argument), drawn.count <= Self.most else { return nil }
        }
    }

    private mutating func add(_ argument: String) -> Bool {
        guard let colon = argument.firstIndex(of: ":") else { return false }
        var fields = MarkFields(argument[argument.index(after: colon)...])
        switch argument[..<colon] {
        case "crop":
            guard crop == nil, let box = fields.box() else { return false }
            crop = box
        case "turn":
            guard quarterTurns == 0, let turns = fields.number(in: 1...3) else { return false }
            quarterTurns = turns
        case let kind:
            guard let mark = Mark(kind, &fields) else { return false }
            drawn.append(mark)
        }
        return fields.isEmpty
    }
}

extension Mark {
    fileprivate init?(_ kind: Substring, _ fields: inout MarkFields) {
        switch kind {
        case "blur":
            guard let box = fields.box() else { return nil }
            self = .blur(box)
        case "arrow":
            guard let from = fields.spot(), let to = fields.spot(), let colour = fields.colour() else { return nil }
            self = .arrow(from: from, to: to, colour)
        case "circle":
            guard let box = fields.box(), let colour = fields.colour() else { return nil }
            self = .circle(box, colour)
        case "number":
            guard let spot = fields.spot(), let number = fields.number(in: 1...99), let colour = fields.colour()
            else { return nil }
            self = .number(spot, number, colour)
        case "text":
            guard let spot = fields.spot(), let colour = fields.colour(), let scalars = fields.line()
            else { return nil }
            self = .text(spot, colour, scalars)
        default: return nil
        }
    }
}
