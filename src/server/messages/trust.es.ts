import type { TrustKey } from './trust.en.ts'

/** Spanish of trust.en.ts. */
export const trustEs: Readonly<Record<TrustKey, string>> = {
  title: 'HTTPS para una red cerrada',
  made: 'Halte ha creado una autoridad de certificación para esta instalación, y un certificado para estas direcciones:\n{addresses}\nArranque Halte con HOST=0.0.0.0 y las servirá por HTTPS.',
  carry:
    'Hay que decir una vez a cada dispositivo que confíe en esta autoridad. Lleve este archivo hasta él en una memoria USB, o por otra vía que nadie pueda alterar:\n{file}',
  compare: 'En el dispositivo, compare la huella SHA-256 antes de aceptar:\n{fingerprint}',
  windows:
    'Windows (Chrome, Edge): cambie el nombre del archivo a authority.crt y ábralo → Instalar certificado → Equipo local (o Usuario actual) → Colocar todos los certificados en el siguiente almacén → Entidades de certificación raíz de confianza → Finalizar. Reinicie el navegador.',
  macos:
    'macOS (Safari, Chrome): abra el archivo; Acceso a Llaveros lo añade al llavero «Sistema» o «inicio de sesión». Haga doble clic en la entrada que empieza por «Halte» → Confiar → Al utilizar este certificado: Confiar siempre. Cierre la ventana y escriba su contraseña.',
  android:
    'Android (Chrome): copie el archivo en el teléfono → Ajustes → Seguridad (y privacidad) → Más ajustes de seguridad → Cifrado y credenciales → Instalar un certificado → Certificado de CA → Instalar de todos modos → elija el archivo. El teléfono debe tener bloqueo de pantalla.',
  ios: 'iPhone y iPad: envíe el archivo por AirDrop, o ábralo en la app Archivos → Ajustes → Perfil descargado → Instalar. Después, Ajustes → General → Información → Ajustes de confianza de los certificados → active la entrada que empieza por «Halte».',
  firefox:
    'Firefox en un ordenador (lleva su propia lista): Ajustes → Privacidad y seguridad → Certificados → Ver certificados → Autoridades → Importar → elija el archivo → marque «Confiar en esta CA para identificar sitios web». En Android: Ajustes → Acerca de Firefox → toque el logotipo siete veces → atrás → Ajustes secretos → Usar certificados de CA de terceros.',
  linux:
    'Linux (Chrome, Chromium): Configuración → Privacidad y seguridad → Seguridad → Gestionar certificados → Entidades emisoras → Importar → elija el archivo → marque «Confiar en este certificado para identificar sitios web».',
  careful:
    'Quien tenga authority.key puede hacerse pasar por cualquier sitio web ante estos dispositivos. Ese archivo nunca sale de la carpeta de datos de este servidor: mantenga esa carpeta, su disco y sus copias cerrados a los demás. Si alguien ha podido copiarlo, quite la autoridad de todos los dispositivos y cree una nueva.',
}
