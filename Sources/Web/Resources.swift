package import Foundation

/// The folder of templates, catalogues and assets, beside the program.
package enum Resources {
    package static var folder: URL { Bundle.module.resourceURL ?? Bundle.module.bundleURL }
}
