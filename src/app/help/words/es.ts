export default { help: {} }
