/// The file whose bytes are arriving.
struct OpenFile {
    enum State {
        /// No byte has come yet.
        case waiting
        case open
        /// The rest of its bytes is thrown away.
        case refused
    }

    let part: Part
    let fileName: String
    var state = State.waiting
    var sink: (any FileSink)?
    var bytes = 0

    init(_ part: Part, fileName: String) {
        self.part = part
        self.fileName = fileName
    }

    var left: Form.LeftFile { Form.LeftFile(field: part.name, fileName: fileName) }

    func upload(in sink: any FileSink) -> Form.Upload {
        Form.Upload(
            field: part.name, fileName: fileName, contentType: part.contentType, bytes: bytes, sink: sink)
    }

    mutating func drop() async {
        state = .refused
        await sink?.discard()
        sink = nil
    }
}
