import Codes
import Domain
import Modules
import Store

/// What can be printed of a bricolage: the whole sheet, step cards, or labels for the thing itself.
struct PrintPage: Page {
    static let template = "printing"

    enum Kind: String, CaseIterable {
        case sheet = "feuille"
        case cards = "fiches"
        case label = "etiquette"
    }

    struct Tab: Sendable {
        let href: String
        let text: String
        let isCurrent: Bool
    }

    struct Sticker: Sendable {
        let code: TrustedHTML
        let stickerTitle: String
        let stickerTownHall: String
        let address: String
    }

    let title: String
    let name: String
    let leaveHref: String
    let tabs: [Tab]
    let hint: String
    /// The whole of it, as a file.
    let pdfHref: String
    /// Only the part that was asked for is there.
    let tutorial: TutorialView?
    let cards: [StepView]
    let hasCards: Bool
    let isCards: Bool
    let stickers: [Sticker]
    let isLabel: Bool
    let fewerHref: String?
    let moreHref: String?

    /// Labels that fit on a sheet of A4, long titles included.
    static let labelsPerSheet = 8

    /// - Parameter copies: of the label; 1 or a whole sheet.
    /// - Throws: `CodeError` for an address that is too long for a code.
    init(
        _ read: ReadTutorial, _ module: Module?, _ site: Site, _ kind: Kind, copies: Int, _ texts: Texts
    ) throws {
        let slug = read.tutorial.slug
        name = read.revision.content.title
        title = texts["print.titleOf", ["name": name]]
        leaveHref = Path.tutorial(slug)
        tabs = Kind.allCases.map {
            Tab(
                href: "\(Path.printing(slug))?quoi=\($0.rawValue)", text: texts["print.\($0.rawValue)"],
                isCurrent: $0 == kind)
        }
        pdfHref = "\(Path.tutorial(slug))/pdf"
        hint = texts["print.\(kind.rawValue)Hint"]
        tutorial = kind == .sheet ? TutorialView(read, module, site, as: .print, texts) : nil
        let steps = read.revision.content.steps.filter { !$0.isEmpty }
        cards =
            kind == .cards
            ? steps.enumerated().map {
                StepView($1, index: $0, files: read.files, sizes: "90mm", isLazy: false, texts)
            } : []
        hasCards = !cards.isEmpty
        isCards = kind == .cards
        isLabel = kind == .label
        let isSheet = copies > 1
        stickers =
            kind == .label
            ? Array(
                repeating: try Self.sticker(read, site.options.publicURL, texts),
                count: isSheet ? Self.labelsPerSheet : 1)
            : []
        let labelHref = "\(Path.printing(slug))?quoi=\(Kind.label.rawValue)"
        fewerHref = isLabel && isSheet ? labelHref : nil
        moreHref = isLabel && !isSheet ? "\(labelHref)&nombre=\(Self.labelsPerSheet)" : nil
    }

    private static func sticker(_ read: ReadTutorial, _ publicURL: String, _ texts: Texts) throws -> Sticker {
        let address = publicURL + Path.tutorial(read.tutorial.slug)
        let shown = address.split(separator: "//", maxSplits: 1).last.map(String.init) ?? address
        return Sticker(
            code: TrustedHTML(try QRCode.drawing(of: address, label: texts["print.code"])),
            stickerTitle: read.revision.content.title, stickerTownHall: read.townHall.name, address: shown)
    }
}
