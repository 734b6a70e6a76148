import CLetters

/// The colours to draw with, each with what surrounds it so that it can be seen on any photo.
package enum MarkColour: String {
    case red, yellow, blue, black, white

    var tone: MarkTone {
        switch self {
        case .red: MarkTone(0xc8, 0x1e, 0x1e)
        case .yellow: MarkTone(0xf4, 0xb4, 0x00)
        case .blue: MarkTone(0x1d, 0x4f, 0xd7)
        case .black: .dark
        case .white: .light
        }
    }

    /// Around the colour, and on it: light where the colour is dark and the reverse.
    var contrast: MarkTone {
        switch self {
        case .red, .blue, .black: .light
        case .yellow, .white: .dark
        }
    }
}

/// An sRGB colour.
struct MarkTone {
    static let light = MarkTone(0xff, 0xff, 0xff)
    static let dark = MarkTone(0x16, 0x18, 0x1d)

    let red: UInt8
    let green: UInt8
    let blue: UInt8

    init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// To fill a shape and `grow` pixels around it.
    func filling(grow: Double = 0) -> cletters_ink {
        cletters_ink(red: red, green: green, blue: blue, grow: grow, hollow: 0)
    }

    /// To follow a shape's edge with a line of so many pixels.
    func line(_ width: Double) -> cletters_ink {
        cletters_ink(red: red, green: green, blue: blue, grow: width / 2, hollow: 1)
    }
}
