import Glibc

/// What the server knows of the file, beside its bytes.
public struct Context {
    /// Id of the module.
    public let module: String
    /// Id of the field that the file answers.
    public let field: String
    /// What the server found the file to be: pdf, odt, ods, docx, xlsx or csv.
    public let kind: String
    /// What the file is called on its author's machine: one line of whatever somebody typed, at most 255 scalars.
    public let name: String
    /// Bytes.
    public let size: Int

    /// Reads the file that the server left.
    init(path: String?) throws {
        guard let path, let members = FlatJSON.read(try Self.bytes(path)), case .text(let module)? = members["module"],
            case .text(let field)? = members["field"], case .text(let kind)? = members["kind"],
            case .text(let name)? = members["name"], case .number(let size)? = members["size"]
        else { throw InspectorError("the context cannot be understood") }
        self.module = module
        self.field = field
        self.kind = kind
        self.name = name
        self.size = Int(size)
    }

    /// Bytes; the server writes a few hundred.
    private static let most = 64 * 1024

    private static func bytes(_ path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw InspectorError("the context cannot be opened: errno \(errno)") }
        defer { close(descriptor) }
        return try File(descriptor: descriptor).bytes(atMost: most)
    }
}
