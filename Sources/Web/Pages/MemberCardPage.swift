import Codes
import Domain

/// A member's card, to be printed: shown once, since only its digest is kept.
struct MemberCardPage: Page {
    static let template = "member-card"
    let title: String
    let name: String
    let townHall: String
    let qr: TrustedHTML
    let bars: TrustedHTML
    /// In groups of four: typed by hand where there is no reader.
    let digits: String
    let address: String

    init(_ texts: Texts, name: String, townHall: String, secret: String, publicURL: String) throws {
        title = texts["card.title"]
        self.name = name
        self.townHall = townHall
        qr = TrustedHTML(try QRCode.drawing(of: secret, label: texts["card.qr"]))
        // 44 modules of a quarter of a millimetre: 11 mm high, above the digits.
        bars = TrustedHTML(
            try Code128.drawing(of: secret, label: texts["card.bars"], barHeight: 44, millimetres: 0.25))
        var groups: [Substring] = []
        var rest = Substring(secret)
        while !rest.isEmpty {
            groups.append(rest.prefix(4))
            rest = rest.dropFirst(4)
        }
        digits = groups.joined(separator: " ")
        address = publicURL + Path.cardSignIn
    }
}
