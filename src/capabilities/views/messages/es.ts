/** Words of saved views, Spanish. */
export default {
  kinds: {
    view: { label: 'Vista guardada', plural: 'Vistas guardadas' },
  },
  fields: {
    view: {
      name: { label: 'Nombre de la vista' },
      on: { label: 'Lista a la que pertenece' },
      conditions: { label: 'Condiciones' },
      columns: { label: 'Columnas' },
      orderBy: { label: 'Ordenada por' },
      descending: { label: 'Orden descendente' },
      retired: { label: 'Ya no se usa' },
    },
  },
}
