/// An opaque colour, 0...255 a channel.
struct Colour: Hashable {
    let red: Double
    let green: Double
    let blue: Double

    /// - Parameter hex: 0xrrggbb.
    init(_ hex: Int) {
        red = Double(hex >> 16 & 0xff)
        green = Double(hex >> 8 & 0xff)
        blue = Double(hex & 0xff)
    }

    private init(red: Double, green: Double, blue: Double) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// - Parameter share: of `other`, 0...1.
    func mixed(with other: Colour, _ share: Double) -> Colour {
        Colour(
            red: red + (other.red - red) * share, green: green + (other.green - green) * share,
            blue: blue + (other.blue - blue) * share)
    }

    func darker(_ share: Double = 0.2) -> Colour { mixed(with: .ink, share) }
    func lighter(_ share: Double = 0.4) -> Colour { mixed(with: .white, share) }

    /// White or ink, whichever is read better on it.
    var writing: Colour { 0.3 * red + 0.59 * green + 0.11 * blue > 150 ? .ink : .white }
}

extension Colour {
    static let white = Colour(0xffffff)
    static let paper = Colour(0xfffdf6)
    static let ground = Colour(0xfaf7f0)
    static let ink = Colour(0x1b2440)
    static let soft = Colour(0x4a5270)
    static let line = Colour(0xd9d2c3)
    static let action = Colour(0x1d4fd7)
    static let tape = Colour(0xf4b400)
    static let metal = Colour(0xaeb4c2)
    static let kraft = Colour(0xcfa873)
    static let wood = Colour(0xd9b485)

    /// The names that drawings use.
    static let named: [String: Colour] = [
        "white": white, "paper": paper, "ground": ground, "ink": ink, "soft": soft, "line": line, "blue": action,
        "yellow": tape, "metal": metal, "kraft": kraft, "wood": wood, "green": Colour(0x1d6b3a),
        "red": Colour(0xa3231f), "brown": Colour(0x8a4b12), "violet": Colour(0x7a2f8f), "leaf": Colour(0x2f6b1f),
        "teal": Colour(0x0b6477), "sky": Colour(0xc9dcfb), "mint": Colour(0xcfe8d2), "rose": Colour(0xf6d3d0),
        "sun": Colour(0xfdeeb6), "lilac": Colour(0xe6d4ee), "sand": Colour(0xeadfc8), "aqua": Colour(0xc6e6ec),
        "orange": Colour(0xd9711c), "grey": Colour(0x8c93a6), "night": Colour(0x2b3354),
    ]
}
