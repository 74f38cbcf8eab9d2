import Markup
import Templates

extension SafeHTML: UnescapedText {}
