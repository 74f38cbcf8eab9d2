internal import CXML
