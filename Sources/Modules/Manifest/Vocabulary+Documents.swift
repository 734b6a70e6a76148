// MARK: - Documents

extension Vocabulary {
    static let document = Vocabulary(
        name: "document",
        keys: [
            Key("id", .text, "Lower-case letters, digits, `_`.", required: true),
            Key("name", .words, "What is printed.", required: true),
            Key("help", .words, "A sentence under the name."),
            Key("template", .text, "A file of `documents/`; it describes one cell.", required: true),
            Key("show_if", .condition, "The document is offered while it holds."),
            Key("paper", .one(Paper.allCases.map(\.rawValue)), "`a4` if absent."),
            Key(
                "orientation", .one(Orientation.allCases.map(\.rawValue)),
                "`best` is the way that takes more to a sheet."),
            Key("margin", .length, "White edge of the sheet, in millimetres."),
            Key("parameters", .fields, "Fields that the reader fills in before printing."),
            Key("prefill", .named(.text), "Parameter and the field whose answer it starts with."),
            Key("repeat", .mapping(series), "What the cells are repeated over; one cell if absent."),
            Key("grid", .mapping(grid), "Size of the cells and how they lie on the sheet."),
            Key("stub", .mapping(stub), "A part of each cell that is torn off."),
            Key("code", .mapping(codes), "Codes that the template may show."),
            Key("words", .named(.words), "Fixed words of the template, as `{{words.name}}`."),
            Key(
                "styles", .named(.mapping(style)),
                "How classes of the template look; `name` is written `class=\"d-name\"`."),
            Key("reading", .mapping(reading), "What must be read from afar, and how far."),
            Key("pictogram_colour", .colour, "Colour of the signs."),
        ])

    static let series = Vocabulary(
        name: "repeat",
        keys: [
            Key("from", .figure, "The first number."), Key("to", .figure, "The last number."),
            Key("digits", .figure, "Digits to print, zeros in front."),
            Key("rows", .text, "A table, group or materials field: one cell a row."),
        ])

    static let grid = Vocabulary(
        name: "grid",
        keys: [
            Key("width", .length, "All the room if absent."), Key("height", .length, "All the room if absent."),
            Key("gap", .length, "Between the cells."),
            Key(
                "cut", .one(DocumentGrid.Cut.allCases.map(\.rawValue)),
                "Strokes in the margins, or lines around the cells."),
            Key(
                "order", .one(DocumentGrid.Order.allCases.map(\.rawValue)), "Along the sheet, or down through the pile."
            ),
        ])

    static let stub = Vocabulary(
        name: "stub",
        keys: [
            Key("width", .length, "From the side to the tear line.", required: true),
            Key("side", .one(DocumentStub.Side.allCases.map(\.rawValue)), "`left` if absent."),
            Key("template", .text, "A file of `documents/`.", required: true),
        ])

    static let codes = Vocabulary(
        name: "code",
        keys: [
            Key("qr", .mapping(qr), "A QR code, shown by `{{{code.qr}}}`."),
            Key("bars", .mapping(bars), "A bar code, Code 128, shown by `{{{code.bars}}}`."),
        ])

    private static let of = Key(
        "of", .text, "`url`, `title`, `number`, a field, a parameter, or `row.column`.", required: true)

    static let qr = Vocabulary(
        name: "qr", keys: [of, Key("size", .length, "Of a side, in millimetres.", required: true)])

    static let bars = Vocabulary(
        name: "bars",
        keys: [
            of, Key("width", .length, "In millimetres.", required: true),
            Key("height", .length, "In millimetres.", required: true),
        ])

    static let reading = Vocabulary(
        name: "reading",
        keys: [
            Key("distance", .length, "From how far.", required: true),
            Key("styles", .several([]), "Styles with a `size`.", required: true),
        ])
}

// MARK: - Their styles

extension Vocabulary {
    static let style = Vocabulary(
        name: "style",
        keys: [
            Key("size", .either(.length, .mapping(fit)), "Of the letters."),
            Key("weight", .one(DocumentStyleDecoder.Weight.allCases.map(\.rawValue)), "Of the letters."),
            Key("line_height", .number, "A multiple of the size."),
            Key("align", .one(DocumentStyle.Align.allCases.map(\.rawValue)), "Of the text."),
            Key("vertical", .one(DocumentStyle.Middle.allCases.map(\.rawValue)), "Where what is inside lies."),
            Key("layout", .one(DocumentStyle.Layout.allCases.map(\.rawValue)), "Children beside or below one another."),
            Key("colour", .colour, "Of the text."),
            Key("background", .colour, "Behind the text."),
            Key("on", .text, "The style it lies on, for the check of contrast only."),
            Key("border", .either(.length, .mapping(border)), "A line around it."),
            Key("capitals", .flag, "In capital letters."),
            Key("wrap", .flag, "`false` keeps the text on one line."),
            Key("turn", .one(DocumentStyleDecoder.Turn.allCases.map(\.rawValue)), "A quarter turn, or upside down."),
        ]
            + DocumentStyle.Property.allCases.map { property in
                let about =
                    switch property {
                    case .width, .height: "A length, an expression, or a share such as `50 %`."
                    case .left, .top, .right, .bottom: "Places it in its box, from that side."
                    case .padding: "Room inside its edge."
                    case .margin: "Room outside its edge."
                    case .radius: "Of its corners."
                    case .spacing: "Between letters."
                    }
                return Key(property.rawValue, .length, about)
            })

    static let fit = Vocabulary(
        name: "fit",
        keys: [
            Key(
                "fit", .several([]), "Names whose words must fit into `width` and `height` on every cell.",
                required: true),
            Key("least", .length, "The smallest size.", required: true),
            Key("most", .length, "The largest size.", required: true),
        ])

    static let border = Vocabulary(
        name: "border",
        keys: [
            Key("width", .length, "Of the line.", required: true),
            Key("line", .one(DocumentStyle.Line.allCases.map(\.rawValue)), "`solid` if absent."),
            Key("colour", .colour, "Black if absent."),
            Key("sides", .several(DocumentStyle.Side.allCases.map(\.rawValue)), "All four if absent."),
        ])
}
