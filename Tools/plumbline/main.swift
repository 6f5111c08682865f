import Foundation
import Plumbline

// Plumbline for any Terraform: pictures, documents and walks of a plan or a state.
exit(PlumblineCommand.run(Array(CommandLine.arguments.dropFirst())))
